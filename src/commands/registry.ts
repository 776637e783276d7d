import type { Command } from 'commander';
import { registerAttribution } from './attribution/register.ts';
import { registerBaseline } from './baseline/register.ts';
import { registerCi } from './ci/register.ts';
import type { CommandResult, Io } from './command.ts';
import { registerConfig } from './config/register.ts';
import { registerDemo } from './demo/register.ts';
import { registerDoctor } from './doctor/register.ts';
import { registerExplain } from './explain/register.ts';
import { registerGate } from './gate/register.ts';
import { registerHook } from './hook/register.ts';
import { registerIgnore } from './ignore/register.ts';
import { registerInit } from './init/register.ts';
import { registerMark } from './mark/register.ts';
import { registerPr } from './pr/register.ts';
import { registerPrComment } from './pr-comment/register.ts';
import { registerReview } from './review/register.ts';
import { registerRules } from './rules/register.ts';
import { registerScan } from './scan/register.ts';
import { registerUninstall } from './uninstall/register.ts';

/** What a command gets to tell its outcome. */
export interface CommandContext {
  io: Io;
  answer: (result: CommandResult) => void;
}

/** Adds one command to the program; its work is loaded when it is run. */
export type Register = (program: Command, context: CommandContext) => void;

/** In the order of the help text. */
export const REGISTRY: readonly Register[] = [
  registerInit,
  registerDoctor,
  registerUninstall,
  registerScan,
  registerHook,
  registerExplain,
  registerIgnore,
  registerConfig,
  registerRules,
  registerGate,
  registerCi,
  registerBaseline,
  registerPr,
  registerPrComment,
  registerAttribution,
  registerMark,
  registerReview,
  registerDemo,
];
