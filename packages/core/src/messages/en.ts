import type { Catalog } from '@firstgrad/errors'
import type { CoreErrors, Expected } from '../errors.js'
import { en as diagnosis } from './diagnosis/en.js'
import { ownData } from './own-data/en.js'
import { en as permalink } from './permalink/en.js'

const list = (names: readonly string[]) => names.join(', ')

const inWords = ({ boolean, whole, least, above, most, choices }: Expected) => {
  if (boolean) return 'true or false'
  if (choices) return `one of ${list(choices)}`
  const bounds = [
    least !== undefined && `at least ${least}`,
    above !== undefined && `above ${above}`,
    most !== undefined && `at most ${most}`,
  ].filter(Boolean)
  return [whole ? 'a whole number' : 'a number', bounds.join(' and ')]
    .filter(Boolean)
    .join(' of ')
    .replace('of above', 'above')
}

export const en: Catalog<CoreErrors> = {
  ...diagnosis,
  ...ownData,
  'core/model-not-compiled': () =>
    'Expected a compiled model, got one without loss and optimizer. Call model.compile({ optimizer, loss }) first.',
  'core/example-shape': ({ what, expected, received }) =>
    `Expected ${what} of shape ${expected}, got ${received}. The first number is the count of examples; check the others against the model.`,
  'core/example-count': ({ x, y }) =>
    `Expected as many targets as inputs, got ${x} inputs and ${y} targets. Pair each x with one y.`,
  'core/no-examples': ({ what }) =>
    `Expected at least one ${what} example, got none. Check the split or the limit that chose them.`,
  'core/parameter': ({ name, expected, received }) =>
    `Expected ${name} to be ${inWords(expected)}, got ${received}.`,
  'core/unknown-parameter': ({ name, known }) =>
    `Expected a parameter of ${list(known)}, got ${name}. Check its spelling.`,
  'core/optimizer-state': ({ optimizer, supported }) =>
    `Expected an optimizer whose state can be saved exactly (${list(supported)}), got ${optimizer}. Use one of these, or train without a checkpoint.`,
  'core/checkpoint-missing': ({ path }) =>
    `Expected a checkpoint at ${path}, found none. Train once with this path, or leave out resume.`,
  'core/checkpoint-damaged': ({ path, reason }) =>
    `Expected a whole checkpoint at ${path}, but ${reason}. Delete the file and train again.`,
  'core/checkpoint-mismatch': ({ path, field, saved, received }) =>
    `Expected ${field} ${saved} as saved in ${path}, got ${received}. Use the saved value to resume, or another checkpoint path to start anew.`,
  'core/checkpoint-write': ({ path, reason }) =>
    `Could not write the checkpoint ${path}: ${reason}. The previous one, if any, is untouched. Free space or choose another path.`,
  'core/unseeded-layers': ({ layers }) =>
    `Expected layers that take a seed, got ${list(layers)}, which draw unseeded randomness. Remove them to keep the run reproducible.`,
  'core/fixed-learning-rate': ({ optimizer }) =>
    `Expected an optimizer whose learning rate can be changed while it trains, got ${optimizer}, whose rate is fixed. Use learningRateSchedule "constant", or a layers model.`,
  'core/answer-missing': ({ path }) =>
    `Expected your answer in ${path}, found no such file. Begin with firstgrad start, or name the file with --file.`,
  'core/answer-unreadable': ({ path, reason }) =>
    `The file ${path} cannot be read as a program: ${reason}.`,
  'core/card-damaged': ({ reason }) =>
    `Expected a run card, but ${reason}. Take the file as it was written, or run the experiment again.`,
  'core/card-version': ({ received, supported }) =>
    `Expected a run card of version ${supported}, got version ${received}. Read it with the version of firstgrad that wrote it.`,
  'core/card-changed': ({ expected, received }) =>
    `Metrics and figures of this run card have the SHA-256 ${expected}, but it says ${received}: it was changed after it was written. Run the experiment again.`,
  'core/no-cards': () => 'Expected at least one run card, got none. Run the experiment first.',
  'core/cards-of-other-exercises': ({ exercises }) =>
    `Expected run cards of one exercise, got ${list(exercises)}. Compare runs of the same exercise.`,
  'core/sweep-empty': ({ name }) =>
    `Expected at least one value of ${name} to try, got none. Name its values, or leave it out.`,
  'core/sweep-too-large': ({ count, most }) =>
    `Expected at most ${most} combinations to try, got ${count}. Take fewer values, or fewer parameters.`,
  'core/export-unsupported': ({ layer, what, supported }) =>
    `Expected layers that can be written for Keras (${list(supported)}), got ${layer}, which is ${what}. Use one of these, or export the layers format of TensorFlow.js.`,
  'core/weights-do-not-fit': ({ reason, expected = '', received = '' }) =>
    ({
      'no-forks':
        'This experiment cannot begin with weights of another run. Start it anew, with a seed.',
      damaged: `Expected the weights of a checkpoint, but ${received}. Take a checkpoint of this experiment as it was made.`,
      'other-model': `These weights are of another model: expected ${expected}, got ${received}. Set the parameters that shape the model (layers, size) as they were at the checkpoint, or start anew.`,
      'not-finite': `The weights ${received} are no numbers any more: the run had diverged there. Take an earlier checkpoint.`,
    })[reason],
  'core/permalink': permalink,
  'core/unknown-run': ({ id, known }) =>
    `Expected one of ${list(known)}, got "${id}". See firstgrad list.`,
  'core/unknown-exercise': ({ id, suggestions }) =>
    [
      `There is no exercise "${id}".`,
      ...(suggestions.length > 0 ? [`Did you mean ${suggestions.join(' or ')}?`] : []),
      'See firstgrad list.',
    ].join(' '),
  'core/ambiguous-exercise': ({ id, matches }) =>
    `Several exercises are called "${id}": ${list(matches)}. Name the unit too.`,
  'core/exercise-id': ({ id }) =>
    `Expected an id like unit/name in small letters, digits and hyphens, got ${JSON.stringify(id)}.`,
  'core/exercise-invalid': ({ path, reason }) =>
    `Expected an exercise in ${path}, but ${reason}. See the example of @firstgrad/core's README.`,
  'core/exercise-without-task': ({ id }) =>
    `In ${id} there is no code to write: it is an experiment. Try firstgrad run ${id}.`,
  'core/exercise-file-exists': ({ id, path }) =>
    `${path} is there already and was not touched. Go on with it, or put the starter back: firstgrad reset ${id}`,
  'core/exercise-file-missing': ({ id, path }) =>
    `Expected your code in ${path}, found no file. Begin with firstgrad start ${id}, or say where it lies.`,
  'core/solution-unearned': ({ id }) =>
    `Try first: the solution is shown after a check that failed (firstgrad check ${id}), or with --yes. A smaller step: firstgrad hint ${id}`,
  'core/course-file-missing': ({ id, file }) =>
    `Expected ${file} beside the exercise ${id}, found none. Install @firstgrad/core again.`,
  'core/file-exists': ({ path }) =>
    `Expected a new name, but ${path} is there already. It was not touched; choose another name.`,
  'core/folder-not-empty': ({ path }) =>
    `Expected a new or an empty folder, but ${path} has files in it. Nothing was touched; choose another name.`,
  'core/file-read': ({ path, reason }) => `Could not read ${path}: ${reason}. Check the name.`,
  'core/file-write': ({ path, reason }) =>
    `Could not write ${path}: ${reason}. Choose a folder where you may write.`,
  'core/progress-damaged': ({ path, place, keptAs }) =>
    [
      `Expected the progress of a learner in ${path}, but ${place ? `${place} is not what it should be` : 'the text is no JSON'}.`,
      keptAs
        ? `The file was kept as ${keptAs}; progress begins anew.`
        : 'It was not touched; take another file.',
    ].join(' '),
  'core/progress-newer': ({ path, version, supported }) =>
    `Expected progress of version ${supported} in ${path}, got version ${version}. A later firstgrad wrote it, so it was not touched: update this one.`,
  'core/progress-read-only': ({ path }) =>
    `Progress cannot be kept in ${path}: the disk or the folder is read-only. Set FIRSTGRAD_PROGRESS to a file that may be written.`,
  'core/progress-unreadable': ({ path, reason }) =>
    `Could not read the progress ${path}: ${reason}. Set FIRSTGRAD_PROGRESS to a file that may be read.`,
  'core/progress-write': ({ path, reason }) =>
    `Progress could not be kept in ${path}: ${reason}. What was there is untouched. Free space or set FIRSTGRAD_PROGRESS to another file.`,
}
