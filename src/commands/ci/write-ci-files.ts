import { githubWorkflow } from './github-workflow.ts';
import { gitlabPipeline } from './gitlab-pipeline.ts';

/** Other scanners whose reports the gate can judge along with its own. */
export const GATES = ['semgrep', 'codeql', 'trivy', 'snyk'] as const;
export type GateTool = (typeof GATES)[number];

export interface CiFileOptions {
  /** The version of hunkguard that the job runs. */
  version: string;
  gates: readonly GateTool[];
}

/** A file for the repository, by its path from the top. */
export interface CiFile {
  path: string;
  text: string;
}

/** The CI configuration that runs the gate on every change; writing it is the caller's. */
export function writeCiFiles(system: 'github' | 'gitlab', options: CiFileOptions): CiFile[] {
  return system === 'github'
    ? [{ path: '.github/workflows/hunkguard.yml', text: githubWorkflow(options) }]
    : [{ path: '.gitlab/hunkguard.gitlab-ci.yml', text: gitlabPipeline(options) }];
}
