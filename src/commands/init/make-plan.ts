import { ToolError } from '../../errors.ts';
import type { Plan } from './change.ts';
import type { Surroundings } from './look-around.ts';
import type { Manager } from './managers.ts';
import { type Installer, planScripts } from './plan-scripts.ts';

/** What has to change for `manager` to start hunkguard; empty when it does so already. */
export async function makePlan(
  manager: Manager,
  around: Surroundings,
  installer: Installer,
): Promise<Plan> {
  switch (manager) {
    case 'husky':
      return (await import('./plan-husky.ts')).planHusky(around, installer);
    case 'lefthook':
      return (await import('./plan-lefthook.ts')).planLefthook(around, installer);
    case 'pre-commit':
      return (await import('./plan-pre-commit.ts')).planPreCommit(around, installer);
    case 'hooks-path':
    case 'git':
      return planScripts(around, installer);
  }
}

/** Two ways at once would scan twice, and a manager would push the other's hooks aside. */
export function refuseSecondWay(wanted: Manager, installed: Manager | null): void {
  const isScript = (manager: Manager) => manager === 'git' || manager === 'hooks-path';
  if (installed === null || installed === wanted || (isScript(wanted) && isScript(installed)))
    return;
  throw new ToolError(
    `hunkguard is already set up through ${installed}`,
    `Run \`npx hunkguard uninstall\` first, then \`npx hunkguard init --manager ${wanted}\`.`,
  );
}
