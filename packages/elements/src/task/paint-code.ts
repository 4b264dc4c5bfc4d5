/** Gives code its colours; none where they have not come. */
export const paintCode = async (code: HTMLPreElement): Promise<void> => {
  try {
    const { paint } = await import('../editor/code-mirror.js')
    code.replaceChildren(...paint(code.textContent))
  } catch {
    // Code without colours can be read as well.
  }
}
