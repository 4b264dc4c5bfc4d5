import type { Texts } from '../texts.js'

export const task: Texts['task'] = {
  label: (title) => `任务：${title}`,
  experimentAlone: (title) =>
    `“${title}”是一个实验，没有要写的代码。请改用元素 firstgrad-experiment。`,
  editor: (file) => `你的代码，${file}`,
  keys: '按 Ctrl-Enter 或 ⌘-Enter 检查。按 Tab 离开编辑器，按 Ctrl-] 或 ⌘-] 缩进一行。',
  locked: '分享这个链接的人锁定了代码：可以检查和阅读，不能修改。',
  syntaxHere: '从这里起不是合法的 TypeScript。',
  check: '检查',
  hint: (next, of) => `下一条提示（${next}/${of}）`,
  noMoreHints: '提示已全部显示',
  solution: '参考答案',
  hideSolution: '收起参考答案',
  reset: '恢复初始代码',
  takeBack: '找回我的代码',
  share: '分享',

  unjudged: '还没有检查。',
  passedBefore: '这个练习你已经通过了。',
  typing: '停下来时会自动检查。',
  running: '正在检查……',
  resetDone: '已恢复初始代码。你的代码还在，按“找回我的代码”即可取回。',
  takenBack: '你的代码回来了。',
  linkTaken: '这是链接里的代码。你自己的代码还在，按“找回我的代码”即可取回。',
  linkBroken: (why) => `${why}下面是你自己的代码。`,
  copied: '链接已复制，里面有这个练习和你的代码；没有向任何地方发送数据。',
  copyThis: '请复制这个链接，里面有这个练习和你的代码：',
  link: '这份代码的链接',

  notKept: {
    forbidden:
      '浏览器不允许本页保存数据。检查、提示和参考答案都能用，但离开后所做的就没有了。请允许本页保存网站数据，或把代码复制出来。',
    full: '浏览器的存储空间已满，代码和进度无法保存，其余功能照常。请清理其他网站的数据，或把代码复制出来。',
  },
  damagedProgress: '浏览器里保存的进度无法读取，已另存在一旁，没有删除任何内容；进度从头开始记录。',
  newerProgress:
    '浏览器里的进度是由更新版本的 firstgrad 写入的，没有改动它；在这里所做的只在离开本页之前有效。请刷新页面以使用新版本。',

  verdict: '检查结果',
  passed: (count) => `${count} 项检查全部通过。`,
  count: (passed, of) => `${of} 项检查通过了 ${passed} 项。`,
  firstFault: (title, message) => `首先看这一项：${title}。${message}`,
  status: {
    pass: '通过',
    fail: '还不对',
    error: '无法评判',
    timeout: '运行太久',
  },
  mistake: '这像是一个常见的错误。',
  target: '目标',
  yours: '你的',
  difference: '差',
  numbers: '数值',
  more: '应得的与得到的',
  picture: (name, shape, low, high) => `${name}，形状 ${shape}：从 ${low} 到 ${high}`,
  part: (index) => `${index} 部分`,
  printed: '你的代码输出了',
  question: '最后想一想',
  answer: '看答案',

  hints: '提示',
  rung: (rung, of) => `提示 ${rung}/${of}`,
  gap: '___ 是要填的空。',
  tryFirst: '先试一试：你的代码检查过一次之后，才能看参考答案。可以先看一条提示。',
  solutionTitle: '一种正确的写法',
  solutionNote: '和你的代码比较一下；你的代码不会被改动。',

  noWorker: (command) =>
    `检查程序无法启动：浏览器或页面不允许使用 Web Worker，或者找不到文件。你的代码已保留。可以按“检查”再试一次，也可以在终端里检查：${command}`,
  noEval: (command) =>
    `本页禁止检查程序运行代码（内容安全策略没有为 judge-worker.js 允许 'unsafe-eval'）。你的代码已保留，编辑器、提示和链接都能用。请在终端里检查：${command}`,
}
