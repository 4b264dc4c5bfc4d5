/**
 * Runs `work` while no other page of this site works on the same data set. Where the browser has no
 * locks (a page by http) pages may do the same work twice; what they keep is whole all the same.
 */
export const withLock = async (
  name: string,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait?: () => void },
  work: () => Promise<void>,
): Promise<void> => {
  const { locks } = navigator
  if (!locks) return work()
  const atOnce = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
  if (atOnce) return
  onWait?.()
  await locks.request(name, { signal }, work)
}
