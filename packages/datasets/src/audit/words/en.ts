import { numberText, percentText } from './numbers.js'
import { sumOf } from './sums.js'
import type { Words } from './words.js'

const plural = (count: number, one: string, many = `${one}s`) =>
  `${numberText(count)} ${count === 1 ? one : many}`

/** The parts that say something, as one sentence. */
const sentence = (parts: readonly (string | false)[], otherwise: string) => {
  const told = parts.filter((part) => part !== false)
  return told.length > 0 ? `${told.join('; ')}.` : otherwise
}

export const en: Words = {
  title: 'Audit of the data',
  about: (splits) =>
    `${splits.map(({ name, length }) => `${name} (${plural(length, 'item')})`).join(', ')}.`,
  summary: (problems, looks) =>
    problems + looks === 0
      ? 'Nothing was found.'
      : `${plural(problems, 'problem')}, ${plural(looks, 'check')} that somebody should look at.`,
  colon: ': ',
  comma: ', ',
  verdicts: { ok: 'ok', look: 'look here', problem: 'problem', skipped: 'not checked' },
  checks: {
    values: 'Values',
    classes: 'Classes',
    duplicates: 'Exact duplicates',
    nearDuplicates: 'Near duplicates',
    labels: 'Wrong labels',
  },
  skipped: {
    'no-labels': 'There are no labels.',
    'one-class': 'There are not two classes to tell apart.',
    'too-few-items': 'There are too few items for the built-in model.',
    'not-images': 'Only images are compared for this.',
    'turned-off': 'It was turned off.',
  },
  first: (shown, all) => `The first ${numberText(shown)} of ${numberText(all)}.`,
  values: ({ splits, expectedRange }) => {
    const [nan, infinite, outside, constant] = [
      sumOf(splits, (split) => split.nan),
      sumOf(splits, (split) => split.infinite),
      sumOf(splits, (split) => split.outside),
      Math.max(...splits.map((split) => split.constant)),
    ]
    const range = expectedRange?.map(numberText).join(' to ')
    return sentence(
      [
        nan > 0 && `${plural(nan, 'value is', 'values are')} NaN`,
        infinite > 0 && `${plural(infinite, 'value is', 'values are')} infinite`,
        outside > 0 && `${plural(outside, 'value lies', 'values lie')} outside of ${range}`,
        constant > 0 &&
          `up to ${plural(constant, 'place of an item has', 'places of an item have')} the same value in all items of a split`,
      ],
      range ? `All values are finite and in ${range}.` : 'All values are finite.',
    )
  },
  classes: ({ splits, differences }) => {
    const invalid = sumOf(splits, (split) => split.invalid)
    const lacking = splits.filter(({ missing }) => missing.length > 0)
    const ratio = Math.max(0, ...splits.map(({ imbalance }) => imbalance ?? 0))
    const most = Math.max(0, ...differences.map(({ totalVariation }) => totalVariation))
    return sentence(
      [
        invalid > 0 && `${plural(invalid, 'label is', 'labels are')} no class`,
        ...lacking.map(
          ({ split, missing }) =>
            `${split} has no item of ${plural(missing.length, 'class', 'classes')}`,
        ),
        ratio > 0 &&
          `the largest class has up to ${numberText(ratio)} times the items of the smallest`,
        differences.length > 0 && `the splits differ by ${percentText(most)} at most`,
      ],
      'No item has a class.',
    ).replace(/^./, (letter) => letter.toUpperCase())
  },
  duplicates: ({ within, shared, groups }) => {
    const against = groups.filter(({ contradicting }) => contradicting).length
    return sentence(
      [
        ...within
          .filter(({ extra }) => extra > 0)
          .map(({ split, extra }) => `${split} repeats ${plural(extra, 'item')}`),
        ...shared
          .filter(({ pairs }) => pairs > 0)
          .map(
            ({ splits, items }) =>
              `${plural(items[0], 'item')} of ${splits[0]} ${items[0] === 1 ? 'occurs' : 'occur'} in ${splits[1]} too`,
          ),
        against > 0 && 'some equal items have different labels',
      ],
      'No two items are equal.',
    )
  },
  nearDuplicates: ({ within, shared, complete }) =>
    sentence(
      [
        ...within
          .filter(({ pairs }) => pairs > 0)
          .map(
            ({ split, pairs }) => `${split} has ${plural(pairs, 'pair')} of almost the same images`,
          ),
        ...shared
          .filter(({ pairs }) => pairs > 0)
          .map(
            ({ splits, items }) =>
              `${plural(items[1], 'item')} of ${splits[1]} ${items[1] === 1 ? 'has' : 'have'} almost a copy in ${splits[0]}`,
          ),
        !complete && 'so many resemble each other that the search was cut short',
      ],
      'No two images are almost the same.',
    ),
  labels: ({ splits }) =>
    `${sentence(
      splits
        .filter(({ suspectCount }) => suspectCount > 0)
        .map(
          ({ split, suspectCount, noise }) =>
            `${split} has ${plural(suspectCount, 'label')} to look at (by the model, ${percentText(noise)} are wrong)`,
        ),
      'No label is suspected.',
    )}${
      splits.some(({ from }) => from === 'baseline')
        ? ' A simple built-in model was asked, which is wrong itself at times: pass the probabilities of a better one.'
        : ''
    }`,
  captions: {
    values: 'Values by split',
    features: 'Range by feature',
    classes: 'Items by class',
    differences: 'Differences between splits',
    within: 'Within a split',
    shared: 'In two splits',
    groups: 'Equal items',
    pairs: 'The closest pairs',
    labels: 'Labels by split',
    suspects: 'Suspected labels, the worst first',
  },
  columns: {
    split: 'split',
    splits: 'splits',
    nan: 'NaN',
    infinite: 'infinite',
    outside: 'outside',
    least: 'least',
    most: 'most',
    mean: 'mean',
    constant: 'constant',
    feature: 'feature',
    class: 'class',
    totalVariation: 'total variation',
    byChance: 'by chance',
    groups: 'groups',
    extra: 'repetitions',
    pairs: 'pairs',
    items: 'items',
    inFirst: 'items of the first',
    inSecond: 'items of the second',
    contradicting: 'different labels',
    count: 'count',
    item: 'item',
    hashDistance: 'bits',
    meanDifference: 'difference',
    from: 'probabilities',
    agreement: 'agreement',
    noise: 'noise',
    suspects: 'suspected',
    label: 'label',
    suggested: 'perhaps',
    margin: 'margin',
  },
  given: 'given',
  baseline: 'built-in',
  yes: 'yes',
  no: 'no',
}
