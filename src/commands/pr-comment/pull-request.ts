import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../command.ts';

/** Where a comment goes, and with what it may be posted. */
export interface PullRequest {
  /** Without a slash at the end; GITHUB_API_URL, so that GitHub Enterprise works. */
  api: string;
  /** `owner/name`. */
  repository: string;
  number: number;
  token: string;
}

/** The pull request that this job of GitHub Actions runs for, or why there is none to comment on. */
export async function findPullRequest(io: Io): Promise<PullRequest | string> {
  const { GITHUB_TOKEN, GH_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL } = io.env;
  const token = GITHUB_TOKEN || GH_TOKEN || '';
  if (token === '') return 'there is no GITHUB_TOKEN';
  const repository = GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) return 'GITHUB_REPOSITORY names no repository';
  const number = numberInRef(io.env.GITHUB_REF) ?? (await numberInEvent(io));
  if (number === undefined) return 'this job runs for no pull request';
  const api = (GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  return { api, repository, number, token };
}

function numberInRef(ref: string | undefined): number | undefined {
  const digits = /^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function numberInEvent(io: Io): Promise<number | undefined> {
  const path = io.env.GITHUB_EVENT_PATH;
  if (!path) return undefined;
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch(() => '{}');
  try {
    const number: unknown = JSON.parse(text)?.pull_request?.number;
    return Number.isSafeInteger(number) ? (number as number) : undefined;
  } catch {
    return undefined;
  }
}
