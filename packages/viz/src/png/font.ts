import { createRequire } from 'node:module'

export const fontName = 'Noto Sans CJK SC'

/**
 * Noto Sans SC with the signs of GB 2312, Latin, Greek, Cyrillic and what mathematics uses; under
 * the SIL Open Font License 1.1, which lies beside it. Nothing where a bundler left it behind.
 */
export const fontFile = (): string | undefined => {
  try {
    // By the name of the package: a bundle may put this file anywhere.
    return createRequire(import.meta.url).resolve('@firstgrad/viz/fonts/NotoSansSC-Regular.otf')
  } catch {
    return undefined
  }
}
