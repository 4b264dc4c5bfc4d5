import { defineExercise } from '../../../src/exercises.js'

export const lineDebug = defineExercise({
  id: 'tf/line-debug',
  number: 32,
  title: { en: 'Four debugging knobs', 'zh-CN': '四个调试旋钮' },
  idea: {
    en: 'Iterations, rate, structure, error: four knobs, and how to tell which one is turned wrongly.',
    'zh-CN': '迭代次数、学习率、结构、误差：四个旋钮，以及怎样看出哪一个没调好。',
  },
  prerequisites: ['tf/line-fit'],
  question: {
    ask: {
      en: 'The training cost falls with every degree, up to 7. Would you take the polynomial of degree 7?',
      'zh-CN': '多项式次数越高，训练损失越低，一直到 7 次。你会选 7 次多项式吗？',
    },
    answer: {
      en: 'No: on points that no fit has seen its cost is .0991, above the .0783 of the plain line. More freedom always lowers the training cost; only points kept apart tell whether it helps.',
      'zh-CN':
        '不会：在没见过的点上，它的损失是 .0991，比直线的 .0783 还高。自由度增加，训练损失必然下降；有没有用，只有留出的点才知道。',
    },
  },
  experiment: {
    title: { en: 'Four knobs on one fit', 'zh-CN': '一次拟合，四个旋钮' },
    seconds: 1,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).lineDebugExperiment,
  },
})
