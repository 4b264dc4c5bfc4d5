/**
 * @typedef {object} Case something that must hold of the built site in Chromium
 * @property {string} name
 * @property {(site: Site) => Promise<void>} run throws where it does not hold
 */

/**
 * @typedef {object} Site
 * @property {string} origin
 * @property {readonly string[]} pages paths of all pages
 * @property {string} axe the source of axe-core
 * @property {import('playwright-core').Browser} browser
 * @property {() => Promise<void>} goDown the host stops answering
 * @property {string} folder what was built
 * @property {(folder?: string) => Promise<void>} goUp with what was built, or with another folder
 * @property {(options?: OpenOptions) => Promise<import('playwright-core').BrowserContext>} open a new
 *   visitor; what its pages do against the site's promises ends up in `trouble`
 * @property {string[]} trouble
 */

/** @typedef {import('playwright-core').BrowserContextOptions} OpenOptions */

import { everyPage } from './every-page.mjs'
import { journey } from './journey.mjs'
import { missing } from './missing.mjs'
import { offline } from './offline.mjs'
import { search } from './search.mjs'
import { withoutScript } from './without-script.mjs'

/** @type {readonly Case[]} */
export const cases = [...everyPage, ...search, ...missing, ...withoutScript, ...offline, ...journey]
