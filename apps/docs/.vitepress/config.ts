import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { makeData } from '../build/data.mjs'
import { finishSite } from '../build/finish-site.mjs'
import { codeTheme, useStrictStyles } from './site/code'
import { useMath } from './site/math'
import { navigation, sidebar } from './site/navigation'
import { search } from './site/search'

const trouble = await makeData()
if (trouble)
  console.warn(`The site is made without MNIST, and experiments on digits say so: ${trouble}`)

/** Tests make the site without the reference, which takes as long as all the rest. */
const hasReference = existsSync(fileURLToPath(new URL('../reference/index.md', import.meta.url)))

export default defineConfig({
  title: 'firstgrad',
  lang: 'en',
  description: 'Learn deep learning by writing it, in the page.',
  cleanUrls: true,
  ignoreDeadLinks: hasReference ? false : [/\/reference\//],
  metaChunk: true,
  // The service worker fetches other pages, once the reader has begun.
  router: { prefetchLinks: false },
  // Switching themes would else put a style element into the page, which its policy forbids.
  appearance: { disableTransition: false },
  // Left out, VitePress writes a style attribute there.
  contentProps: { class: 'page-content' },
  srcExclude: ['README.md', 'README.zh-CN.md', 'e2e/**', 'build/**', 'worker/**'],
  head: [
    ['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }],
    ['link', { rel: 'manifest', href: '/manifest.webmanifest' }],
    ['meta', { name: 'theme-color', content: '#fbfaf7', media: '(prefers-color-scheme: light)' }],
    ['meta', { name: 'theme-color', content: '#14171b', media: '(prefers-color-scheme: dark)' }],
  ],
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: { nav: navigation('en'), sidebar: sidebar('en') },
    },
    zh: {
      label: '中文',
      lang: 'zh-CN',
      description: '在网页里动手写出深度学习。',
      themeConfig: {
        nav: navigation('zh-CN'),
        sidebar: sidebar('zh-CN'),
        outline: { label: '本页内容' },
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        sidebarMenuLabel: '目录',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        skipToContentLabel: '跳到正文',
      },
    },
  },
  themeConfig: {
    logo: { src: '/icon.svg', alt: '' },
    search: search(),
    outline: { level: 2 },
    // A page says itself what comes next.
    docFooter: { prev: false, next: false },
  },
  markdown: {
    theme: codeTheme,
    attrs: { disable: false },
    config: (md) => {
      useMath(md)
      useStrictStyles(md)
    },
  },
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('firstgrad-') } },
  },
  vite: {
    worker: { format: 'es' },
    // Where pages are made on a server they are Node's own imports, and nothing is bundled twice.
    ssr: { external: ['@firstgrad/core', '@firstgrad/elements', '@firstgrad/errors'] },
    build: {
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        // zod speaks of annotations in its comments, which Rollup takes for misplaced ones.
        onwarn: (warning, warn) => {
          if (warning.code !== 'INVALID_ANNOTATION') warn(warning)
        },
      },
    },
    esbuild: { target: 'es2022' },
  },
  transformPageData: ({ params }) =>
    params?.title ? { title: params.title, description: params.idea } : undefined,
  buildEnd: finishSite,
})
