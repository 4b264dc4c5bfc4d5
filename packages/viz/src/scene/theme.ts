/** The colours of a figure. */
export interface Theme {
  readonly background: string
  /** Titles and values. */
  readonly ink: string
  /** Ticks, labels, legends. */
  readonly muted: string
  readonly grid: string
  readonly axis: string
  /** One for each series; told apart by people who do not see red, green or blue. */
  readonly series: readonly string[]
}

export type ThemeName = 'light' | 'dark'

/**
 * Text has a contrast of 4.5 and lines of 3 to the background (WCAG 2.2, 1.4.3 and 1.4.11). The
 * colours of series were searched for the largest distance in OKLab between any two, as seen with
 * and without protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009).
 */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: '#ffffff',
    ink: '#1b212c',
    muted: '#545d6b',
    grid: '#e7e9ee',
    axis: '#8a92a0',
    series: [
      '#2f6bd8',
      '#dc7510',
      '#77020f',
      '#85507b',
      '#bc340f',
      '#2e0fa9',
      '#9f8dad',
      '#450554',
    ],
  },
  dark: {
    background: '#14171c',
    ink: '#eceef2',
    muted: '#a9b1be',
    grid: '#2a2f38',
    axis: '#6f7886',
    series: [
      '#6ea3f5',
      '#f2a541',
      '#97f8f5',
      '#dc3b18',
      '#6856ed',
      '#944e87',
      '#fcf21d',
      '#ad8695',
    ],
  },
}

const names = ['background', 'ink', 'muted', 'grid', 'axis'] as const

/** A theme whose colours a page decides: `var(--fg-ink)` and so on. */
export const pageTheme: Theme = {
  background: 'var(--fg-background)',
  ink: 'var(--fg-ink)',
  muted: 'var(--fg-muted)',
  grid: 'var(--fg-grid)',
  axis: 'var(--fg-axis)',
  series: themes.light.series.map((_, i) => `var(--fg-series-${i})`),
}

/** The style rules that give {@link pageTheme} its colours. */
export const themeVariables = (theme: Theme): string =>
  [
    ...names.map((name) => `--fg-${name}:${theme[name]}`),
    ...theme.series.map((colour, i) => `--fg-series-${i}:${colour}`),
  ].join(';')
