import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import { wordsOf } from '../site/segment'
import Layout from './Layout.vue'
import './style/tokens.css'
import './style/chrome.css'
import './style/prose.css'
import './style/course.css'

/** What single pages show, and no other loads. */
const parts = {
  CourseMap: () => import('./CourseMap.vue'),
  Home: () => import('./Home.vue'),
  LearnerProgress: () => import('./LearnerProgress.vue'),
  NeuronDiagram: () => import('./NeuronDiagram.vue'),
}

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, siteData }) {
    for (const [name, load] of Object.entries(parts))
      app.component(name, defineAsyncComponent(load))
    // What is searched for is cut into words as the index was: ../site/search.ts says why it is done here.
    const { themeConfig } = siteData.value
    const search = {
      ...themeConfig.search,
      options: { ...themeConfig.search?.options, miniSearch: { options: { tokenize: wordsOf } } },
    }
    siteData.value = { ...siteData.value, themeConfig: { ...themeConfig, search } }
    if (!import.meta.env.SSR)
      void import('@firstgrad/elements').then(({ defineElements }) => defineElements())
  },
} satisfies Theme
