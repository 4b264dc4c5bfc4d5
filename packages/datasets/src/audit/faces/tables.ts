import type { AuditItem, AuditReport, CheckName, Skipped } from '../report.js'
import { numberText, percentText } from '../words/numbers.js'
import type { ColumnName, Words } from '../words/words.js'
import type { Column, Table } from './page.js'

const text = (name: ColumnName): Column => ({ name, numeric: false })
const number = (name: ColumnName): Column => ({ name, numeric: true })
const itemText = ({ split, index }: AuditItem): string => `${split}[${index}]`

/** A table of at most so many rows, or none if there is nothing to show. */
const table = <Entry>(
  caption: Table['caption'],
  columns: readonly Column[],
  entries: readonly Entry[],
  row: (entry: Entry) => readonly string[],
  { most = Number.POSITIVE_INFINITY, all = entries.length } = {},
): Table[] => {
  const rows = entries.slice(0, most).map(row)
  return rows.length > 0 ? [{ caption, columns, rows, all }] : []
}

type Checked<Name extends CheckName> = Exclude<AuditReport[Name], Skipped>

/** The tables of each check; in those of findings at most `most` rows. */
const makers: {
  readonly [Name in CheckName]: (
    check: Checked<Name>,
    words: Words,
    most: number,
    className: (label: number | null) => string,
  ) => Table[]
} = {
  values: ({ splits }, _, most) => [
    ...table(
      'values',
      [
        text('split'),
        ...(['nan', 'infinite', 'outside', 'least', 'most', 'mean', 'constant'] as const).map(
          number,
        ),
      ],
      splits,
      (s) => [
        s.split,
        ...[s.nan, s.infinite, s.outside, s.range?.[0] ?? null, s.range?.[1] ?? null].map(
          numberText,
        ),
        ...[s.mean, s.constant].map(numberText),
      ],
    ),
    ...table(
      'features',
      [text('split'), text('feature'), number('least'), number('most')],
      splits.flatMap(({ split, features }) => features.map((feature) => ({ split, ...feature }))),
      ({ split, name, range }) => [split, name, ...(range ?? [null, null]).map(numberText)],
      { most },
    ),
  ],
  classes: ({ classNames, splits, differences }, _, most) => {
    const counted = splits.filter(({ counts }) => counts)
    return [
      ...table(
        'classes',
        [text('class'), ...counted.map(({ split }) => ({ name: { text: split }, numeric: true }))],
        classNames.map((name, label) => ({ name, label })),
        ({ name, label }) => [name, ...counted.map(({ counts }) => numberText(counts![label]!))],
        { most: Math.max(most, 10) },
      ),
      ...table(
        'differences',
        [text('splits'), number('totalVariation'), number('byChance')],
        differences,
        (d) => [d.splits.join(' – '), percentText(d.totalVariation), percentText(d.byChance)],
      ),
    ]
  },
  duplicates: ({ within, shared, groups, groupCount }, words, most) => {
    if (groupCount === 0) return []
    return [
      ...table(
        'within',
        [text('split'), ...(['groups', 'extra', 'pairs', 'contradicting'] as const).map(number)],
        within,
        (w) => [w.split, ...[w.groups, w.extra, w.pairs, w.contradicting].map(numberText)],
      ),
      ...table(
        'shared',
        [
          text('splits'),
          ...(['groups', 'inFirst', 'inSecond', 'pairs', 'contradicting'] as const).map(number),
        ],
        shared,
        (s) => [
          s.splits.join(' – '),
          ...[s.groups, ...s.items, s.pairs, s.contradicting].map(numberText),
        ],
      ),
      ...table(
        'groups',
        [number('count'), text('items'), text('contradicting')],
        groups,
        ({ count, items, contradicting }) => {
          const shown = items.slice(0, 6).map(itemText).join(' ')
          return [
            numberText(count),
            shown + (count > 6 ? ' …' : ''),
            contradicting ? words.yes : words.no,
          ]
        },
        { most, all: groupCount },
      ),
    ]
  },
  nearDuplicates: ({ within, shared, pairs, pairCount }, _, most, className) => {
    if (pairCount === 0) return []
    return [
      ...table(
        'within',
        [text('split'), ...(['pairs', 'items', 'contradicting'] as const).map(number)],
        within,
        (w) => [w.split, ...[w.pairs, w.items, w.contradicting].map(numberText)],
      ),
      ...table(
        'shared',
        [
          text('splits'),
          ...(['pairs', 'inFirst', 'inSecond', 'contradicting'] as const).map(number),
        ],
        shared,
        (s) => [s.splits.join(' – '), ...[s.pairs, ...s.items, s.contradicting].map(numberText)],
      ),
      ...table(
        'pairs',
        [
          ...(['item', 'label', 'item', 'label'] as const).map(text),
          ...(['hashDistance', 'meanDifference'] as const).map(number),
        ],
        pairs,
        ({ items: [a, b], hashDistance, meanDifference }) => [
          ...[itemText(a), className(a.label), itemText(b), className(b.label)],
          ...[numberText(hashDistance), percentText(meanDifference)],
        ],
        { most, all: pairCount },
      ),
    ]
  },
  labels: ({ splits }, words, most, className) => [
    ...table(
      'labels',
      [
        ...(['split', 'from'] as const).map(text),
        ...(['items', 'agreement', 'noise', 'suspects'] as const).map(number),
      ],
      splits,
      (s) => [
        ...[s.split, words[s.from], numberText(s.items)],
        ...[percentText(s.agreement), percentText(s.noise), numberText(s.suspectCount)],
      ],
    ),
    ...table(
      'suspects',
      [...(['item', 'label', 'suggested'] as const).map(text), number('margin')],
      splits.flatMap(({ suspects }) => suspects).sort((a, b) => a.margin - b.margin),
      (s) => [itemText(s), className(s.label), className(s.suggested), numberText(s.margin)],
      { most, all: splits.reduce((sum, { suspectCount }) => sum + suspectCount, 0) },
    ),
  ],
}

/** The tables of one check of a report, none if it was skipped. */
export const tablesOf = <Name extends CheckName>(
  report: AuditReport,
  name: Name,
  words: Words,
  most: number,
): Table[] => {
  const { classes } = report
  const names = 'classNames' in classes ? classes.classNames : []
  const className = (label: number | null) =>
    label === null ? '–' : (names[label] ?? String(label))
  const check = report[name]
  if (check.verdict === 'skipped') return []
  return makers[name](check as Checked<Name>, words, most, className)
}
