import type { Language } from '@firstgrad/errors'

const en = {
  map: {
    label: 'The course as a map: each exercise below those that it builds on.',
    new: 'not begun',
    started: 'begun',
    passed: 'passed',
    next: 'Go on here',
    buildsOn: 'builds on',
    done: (passed: number, all: number) => `${passed} of ${all} passed`,
  },
  progress: {
    save: 'Save as a file',
    read: 'Read a file',
    added: 'The file was read. What it holds and what was here are now together.',
    nothing: 'Nothing yet. Solve a task or run an experiment, and it appears here.',
    attempts: 'tries',
    hints: 'hints',
    runs: 'runs',
    exercise: 'exercise',
    state: 'state',
    unavailable: 'Progress cannot be shown in this browser.',
    failed: 'This file cannot be read:',
    troubles: {
      forbidden:
        'This browser forbids the page to keep anything. Your progress is gone when you leave; save it as a file.',
      full: 'The storage of this browser is full. Your progress is gone when you leave; save it as a file.',
      damaged:
        'What this browser had kept could not be read. It was set aside, and you begin anew.',
      newer: 'A newer firstgrad has written your progress. It is left alone; nothing is kept here.',
    },
  },
  missing: {
    title: 'There is no page here',
    text: (path: string) => `${path} leads nowhere. These are the exercises of the course:`,
    home: 'Home',
  },
  version: { text: 'There is a new version of this site.', take: 'Take the new version' },
  foot: 'Works offline once it has been visited. Nothing that you write here leaves your machine.',
}

export type Texts = typeof en

const zh: Texts = {
  map: {
    label: '课程地图：每个练习都在它的先修练习下方。',
    new: '未开始',
    started: '进行中',
    passed: '已通过',
    next: '从这里继续',
    buildsOn: '先修',
    done: (passed, all) => `${all} 个练习，已通过 ${passed} 个`,
  },
  progress: {
    save: '存为文件',
    read: '读入文件',
    added: '文件已读入，其中的记录与这里原有的记录合在了一起。',
    nothing: '还没有记录。解一道题或运行一个实验，就会出现在这里。',
    attempts: '尝试',
    hints: '提示',
    runs: '运行',
    exercise: '练习',
    state: '状态',
    unavailable: '这个浏览器无法显示进度。',
    failed: '无法读入这个文件：',
    troubles: {
      forbidden: '浏览器不允许本页保存任何内容。离开后进度就会丢失，请存为文件。',
      full: '浏览器的存储空间已满。离开后进度就会丢失，请存为文件。',
      damaged: '浏览器里原有的记录无法读取，已另存一旁，现在重新开始。',
      newer: '你的进度由更新版的 firstgrad 写入。本页不会改动它，也不会保存新的记录。',
    },
  },
  missing: {
    title: '这里没有页面',
    text: (path) => `${path} 不存在。课程里有这些练习：`,
    home: '首页',
  },
  version: { text: '网站有新版本。', take: '使用新版本' },
  foot: '访问过一次之后，离线也能使用。你在这里写下的一切都不会离开你的电脑。',
}

export const texts: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zh }
