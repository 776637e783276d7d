import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleReport } from '../../helpers/sample-report.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

function validator(schema: { $schema?: string }) {
  const isNew = schema.$schema?.includes('2020-12') === true;
  const ajv = isNew ? new Ajv2020({ strict: false }) : new Ajv({ strict: false });
  addFormats.default(ajv as Ajv);
  return ajv.compile(schema);
}

const SARIF = 'node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json';
const REPORTS = { full: fullReport(), empty: sampleReport({ findings: [] }) };

test.each([
  ['json', 'docs/schemas/report.v1.schema.json'],
  ['sarif', SARIF],
  ['gitlab-sast', 'test/fixtures/gitlab/security-report.schema.json'],
  ['gitlab-secrets', 'test/fixtures/gitlab/security-report.schema.json'],
  ['gitlab-codequality', 'test/fixtures/gitlab/code-quality.schema.json'],
])('%s is what its schema asks for', async (format, schema) => {
  const validate = validator(read(schema));
  for (const report of Object.values(REPORTS)) {
    validate(JSON.parse(await render(format, report)));
    expect(validate.errors ?? []).toEqual([]);
  }
});

test('the schemas refuse what is wrong, so that passing means something', async () => {
  const sarif = JSON.parse(await render('sarif', REPORTS.full));
  sarif.runs[0].results[0].level = 'fatal';
  expect(validator(read(SARIF))(sarif)).toBe(false);
  const gitlab = JSON.parse(await render('gitlab-secrets', REPORTS.full));
  delete gitlab.vulnerabilities[0].location.commit;
  expect(validator(read('test/fixtures/gitlab/security-report.schema.json'))(gitlab)).toBe(false);
});

test('GitLab ids and fingerprints are unique, secrets and code are told apart', async () => {
  const sast = JSON.parse(await render('gitlab-sast', REPORTS.full));
  const secrets = JSON.parse(await render('gitlab-secrets', REPORTS.full));
  const quality = JSON.parse(await render('gitlab-codequality', REPORTS.full));
  expect(sast.vulnerabilities).toHaveLength(4);
  expect(secrets.vulnerabilities).toHaveLength(1);
  const ids = sast.vulnerabilities.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(4);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(new Set(quality.map((entry: { fingerprint: string }) => entry.fingerprint)).size).toBe(5);
});
