// What a panel needs once something is to be judged, and not before.
export { joinJudge, judgeHere, warmJudge } from './shared-judge.js'
export { mayNotRun, problemsOf } from './verdict/problems.js'
export { sentenceOf } from './verdict/sentence.js'
export { verdictView } from './verdict/verdict-view.js'
