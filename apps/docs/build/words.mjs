/** What the pages of the course say around the lessons. */
export const words = /** @type {const} */ ({
  en: {
    task: 'Your turn',
    experiment: 'Experiment',
    question: 'Question',
    answer: 'Show the answer',
    next: 'What next',
    before: 'Before this',
    table: 'The numbers as a table',
    more: (/** @type {number} */ count) => `… and ${count} more rows`,
    missing:
      'This picture could not be drawn when the site was built. The experiment below draws it.',
    noScript:
      'Without JavaScript this page can be read. The panels, in which code is checked and networks are trained, need it.',
    missingPage: 'There is no page here',
    jump: 'What to do here',
  },
  'zh-CN': {
    task: '动手',
    experiment: '实验',
    question: '问题',
    answer: '看答案',
    next: '接下来',
    before: '先修',
    table: '用表格看这些数',
    more: (/** @type {number} */ count) => `……还有 ${count} 行`,
    missing: '构建网站时没能画出这张图，下面的实验会画出它。',
    noScript: '没有 JavaScript 也能阅读本页；检查代码、训练网络的面板则需要 JavaScript。',
    missingPage: '这里没有页面',
    jump: '本页要做的事',
  },
})
