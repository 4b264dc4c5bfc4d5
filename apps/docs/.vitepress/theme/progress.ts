import type { Progress } from '@firstgrad/core/progress'
import { emptyProgress } from '@firstgrad/core/progress'
import { onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue'

/** What `@firstgrad/elements` knows of progress. */
interface Keeper {
  loadProgress(): Progress
  downloadProgress(): void
  readProgressFile(file: File): Promise<Progress>
  /** Why progress is not kept, in one word. */
  progressTrouble(): string | null
}

export interface LearnersProgress {
  readonly progress: ShallowRef<Progress>
  /** Why it is not kept; null where all is well. */
  readonly trouble: ShallowRef<string | null>
  /** null until the page is alive. */
  readonly keeper: ShallowRef<Keeper | null>
}

/** What this browser remembers of its learner: nothing until the page is alive, and then what is true. */
export const useProgress = (): LearnersProgress => {
  const progress = shallowRef(emptyProgress)
  const trouble = shallowRef<string | null>(null)
  const keeper = shallowRef<Keeper | null>(null)
  const look = () => {
    if (!keeper.value) return
    progress.value = keeper.value.loadProgress()
    trouble.value = keeper.value.progressTrouble()
  }
  onMounted(async () => {
    const elements = (await import('@firstgrad/elements')) as unknown as Partial<Keeper>
    if (!elements.loadProgress) return
    keeper.value = elements as Keeper
    window.addEventListener('firstgrad-progress', look)
    look()
  })
  onBeforeUnmount(() => window.removeEventListener('firstgrad-progress', look))
  return { progress, trouble, keeper }
}
