import type { Language } from '@firstgrad/errors'
import { attemptLines } from './messages/attempts.js'
import { reportWords } from './messages/report.js'
import type { BackendReport } from './report.js'

/**
 * A report in words, one line each: what computes and on what, what was passed over and why, what
 * the self-test said, versions.
 */
export const describeReport = (report: BackendReport, language: Language): string[] => {
  const words = reportWords[language]
  return [
    words.chosen(report),
    ...(report.installedIn === undefined ? [] : [words.installed(report)]),
    ...(report.order === 'default' ? [] : [words.asked(report)]),
    ...attemptLines(report.tried, language),
    ...(report.verifiedCases > 0 ? [words.verified(report)] : []),
    words.versions(report),
  ]
}
