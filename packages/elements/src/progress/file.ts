import { exportProgress, type Progress } from '@firstgrad/core/progress'
import { addProgress, loadProgress } from './store.js'

/** Saves progress as a file, which the command imports: `firstgrad progress import FILE`. */
export const downloadProgress = (): void => {
  const file = new Blob([exportProgress(loadProgress())], { type: 'application/json' })
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = 'firstgrad-progress.json'
  link.click()
  // The browser takes the file after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const mostBytes = 10_000_000

/**
 * Adds what a file holds that the command or another browser has exported.
 *
 * @throws `core/progress-damaged`, `core/progress-newer`
 */
export const readProgressFile = async (file: File): Promise<Progress> =>
  // A record of a whole life is below a megabyte; what is far larger is something else.
  addProgress(file.size > mostBytes ? '' : await file.text(), file.name)
