import type { Language } from '@firstgrad/errors'
import { type Texts, texts } from '../texts/texts.js'
import { languageOf } from './language.js'
import { looksLikeLink } from './links.js'
import { sheetOf } from './sheet.js'
import { baseStyle } from './style.js'

// Where a page is made on a server there are no elements, and yet this file is read.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/** What the elements have in common: an exercise's name, a language, a shadow with a style. */
export abstract class BaseElement extends Base {
  static observedAttributes = ['exercise', 'id', 'lang']

  protected readonly root: ShadowRoot
  /** Of what lives as long as the element is in the page with these attributes. */
  protected lifetime = new AbortController()
  /** Attributes are told before the element is in the page, too. */
  private shown = false

  constructor(styles: readonly string[]) {
    super()
    this.root = this.attachShadow({ mode: 'open' })
    this.root.adoptedStyleSheets = [baseStyle, ...styles].map(sheetOf)
  }

  /** The id of the exercise: the attribute `exercise`, or else `id`. */
  get exerciseId(): string {
    return this.getAttribute('exercise') ?? this.id
  }

  get language(): Language {
    return languageOf(this)
  }

  protected get texts(): Texts {
    return texts[this.language]
  }

  connectedCallback(): void {
    this.begin()
  }

  disconnectedCallback(): void {
    this.end()
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before === now || !this.shown) return
    this.restart()
  }

  /** Shows everything anew. */
  protected restart(): void {
    this.end()
    this.begin()
  }

  /** A link that is pasted while the page is open changes the fragment alone. */
  protected followLinks(signal: AbortSignal): void {
    const follow = () => {
      if (looksLikeLink(location.hash.slice(1))) this.restart()
    }
    window.addEventListener('hashchange', follow, { signal })
  }

  private begin() {
    this.shown = true
    this.lifetime = new AbortController()
    void this.show(this.lifetime.signal)
  }

  private end() {
    this.shown = false
    this.lifetime.abort()
    this.root.replaceChildren()
  }

  /** Fills the shadow; the signal is aborted when the element leaves the page or begins anew. */
  protected abstract show(signal: AbortSignal): Promise<void>
}
