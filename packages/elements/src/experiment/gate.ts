/** Lets work go on, one piece or all of it, or makes it wait. */
export const createGate = () => {
  let open = true
  let pieces = 0
  let wake = () => {}
  return {
    set(steps: 'all' | 'one' | 'none') {
      open = steps === 'all'
      pieces = steps === 'one' ? pieces + 1 : 0
      if (open || pieces > 0) wake()
    },
    /** True where a piece of work must wait. */
    get closed() {
      return !open && pieces === 0
    },
    /** Resolves when the next piece of work may begin. */
    async pass(): Promise<void> {
      while (!open && pieces === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (!open) pieces--
    },
  }
}
