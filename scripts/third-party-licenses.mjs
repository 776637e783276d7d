// The notices of the packages whose code ends up in dist/: their licences ask for them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './rule-files.mjs';

const NOTICE = /^(?:licen[cs]e|copying|notice)/i;

/**
 * @param inputs paths of bundled files, relative to the project's root
 * @returns one text: each package's name, version, licence and notices, sorted by name
 */
export async function thirdPartyLicenses(inputs) {
  const folders = inputs.map(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
  );
  const distinct = [...new Set(folders.filter((folder) => folder !== undefined))];
  const sections = await Promise.all(distinct.map(sectionOf));
  return `hunkguard's dist/ holds code of these packages.\n\n${sections.sort().join('\n')}`;
}

async function sectionOf(folder) {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const files = (await readdir(path)).filter((file) => NOTICE.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} ${version} (${license}) has no notice to print`);
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  const notices = texts.map((text) => text.replaceAll('\r\n', '\n').trim());
  return `## ${name} ${version} (${license})\n\n${notices.join('\n\n')}\n`;
}
