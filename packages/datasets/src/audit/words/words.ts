import type { Language } from '@firstgrad/errors'
import type {
  AuditReport,
  CheckName,
  ClassesCheck,
  DuplicatesCheck,
  LabelsCheck,
  NearDuplicatesCheck,
  Skipped,
  ValuesCheck,
  Verdict,
} from '../report.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

const all: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCN }

/** The words of an audit in one language. */
export const words = (lang: Language): Words => all[lang]

/** Every text that the faces of a report say by themselves; sentences end with a full stop. */
export interface Words {
  readonly title: string
  readonly about: (splits: AuditReport['splits']) => string
  readonly summary: (problems: number, looks: number) => string
  readonly colon: string
  readonly comma: string
  readonly verdicts: Readonly<Record<Verdict | 'skipped', string>>
  readonly checks: Readonly<Record<CheckName, string>>
  readonly skipped: Readonly<Record<Skipped['reason'], string>>
  readonly first: (shown: number, all: number) => string
  // One sentence for each check
  readonly values: (check: ValuesCheck) => string
  readonly classes: (check: ClassesCheck) => string
  readonly duplicates: (check: DuplicatesCheck) => string
  readonly nearDuplicates: (check: NearDuplicatesCheck) => string
  readonly labels: (check: LabelsCheck) => string
  // Tables
  readonly captions: Readonly<
    Record<
      | 'values'
      | 'features'
      | 'classes'
      | 'differences'
      | 'within'
      | 'shared'
      | 'groups'
      | 'pairs'
      | 'labels'
      | 'suspects',
      string
    >
  >
  readonly columns: Readonly<Record<ColumnName, string>>
  readonly given: string
  readonly baseline: string
  readonly yes: string
  readonly no: string
}

export type ColumnName =
  | 'split'
  | 'splits'
  | 'nan'
  | 'infinite'
  | 'outside'
  | 'least'
  | 'most'
  | 'mean'
  | 'constant'
  | 'feature'
  | 'class'
  | 'totalVariation'
  | 'byChance'
  | 'groups'
  | 'extra'
  | 'pairs'
  | 'items'
  | 'inFirst'
  | 'inSecond'
  | 'contradicting'
  | 'count'
  | 'item'
  | 'hashDistance'
  | 'meanDifference'
  | 'from'
  | 'agreement'
  | 'noise'
  | 'suspects'
  | 'label'
  | 'suggested'
  | 'margin'
