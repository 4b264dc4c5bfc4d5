import type { Catalog } from '@firstgrad/errors'
import type { BackendErrors } from '../errors.js'
import { attemptLines } from './attempts.js'

const list = (names: readonly string[]) => names.join(', ')

export const en: Catalog<BackendErrors> = {
  'backend/unknown-name': ({ name, source, known }) =>
    `Expected ${source} to name engines among ${list(known)}, got "${name}". Check the spelling.`,
  'backend/no-names': ({ source, known }) =>
    `Expected ${source} to name at least one engine, got none. Known here: ${list(known)}.`,
  'backend/not-allowed': ({ asked, source, allowed }) =>
    `${source} asks for ${list(asked)}, but only ${list(allowed)} may be used (allow). ` +
    'Ask for one of those, or widen allow.',
  'backend/unavailable': ({ asked, source, tried }) =>
    [
      `${source} asks for ${list(asked)}, which cannot be used here:`,
      ...attemptLines(tried, 'en').map((line) => `  ${line}`),
      `Repair that, ask for another engine, or leave ${source} out to use the best one here.`,
    ].join('\n'),
  'backend/none-left': ({ allowed, tried }) =>
    [
      `None of the engines that may be used (${list(allowed)}) can be used here:`,
      ...attemptLines(tried, 'en').map((line) => `  ${line}`),
      'Repair one of them, or widen allow: cpu runs everywhere.',
    ].join('\n'),
  'backend/two-cores': ({ backend, version }) =>
    `Expected one copy of @tensorflow/tfjs-core ${version}, but ${backend} was loaded with another. ` +
    'Run: npm ls @tensorflow/tfjs-core, give every @tensorflow package the same version, then ' +
    'npm dedupe; with a bundler set resolve.dedupe to ["@tensorflow/tfjs-core"].',
  'backend/gradients-missing': ({ kernels }) =>
    `Expected the gradients of TensorFlow.js to be registered, but ${list(kernels)} have none. ` +
    'A bundler dropped them: keep the side effects of @firstgrad/backend.',
  'backend/budget': ({ budgetMs }) =>
    `Expected budgetMs to be a number of milliseconds of at least 1, got ${budgetMs}.`,
  'backend/not-bound': () =>
    'Expected an engine to be bound before measuring, found none. Call: await bind()',
}
