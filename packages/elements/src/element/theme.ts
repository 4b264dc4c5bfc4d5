import type { ThemeName } from '@firstgrad/core/figures'

/** Light or dark, as the page around an element is. */
export const themeOf = (element: Element): ThemeName => {
  const { colorScheme } = getComputedStyle(element)
  if (colorScheme === 'dark' || colorScheme === 'light') return colorScheme
  return matchMedia('(prefers-color-scheme: dark)').matches && colorScheme.includes('dark')
    ? 'dark'
    : 'light'
}

/** Calls when the theme of the page may have changed; gives what ends that. */
export const onThemeChange = (changed: () => void): (() => void) => {
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', changed)
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] })
  return () => {
    system.removeEventListener('change', changed)
    root.disconnect()
  }
}
