import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { wordsOf } from '../site/segment'
import CourseMap from './CourseMap.vue'
import Home from './Home.vue'
import Layout from './Layout.vue'
import LearnerProgress from './LearnerProgress.vue'
import NeuronDiagram from './NeuronDiagram.vue'
import './style/tokens.css'
import './style/chrome.css'
import './style/prose.css'
import './style/course.css'

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, siteData }) {
    app.component('CourseMap', CourseMap)
    app.component('Home', Home)
    app.component('LearnerProgress', LearnerProgress)
    app.component('NeuronDiagram', NeuronDiagram)
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
