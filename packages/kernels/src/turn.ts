/** Gives timers, signals and pages their turn: plain JavaScript answers in the same tick, and all would wait. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
