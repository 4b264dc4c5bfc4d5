/** What assembly/index.ts exports. Addresses are bytes from the start of the heap, strides elements. */
export interface Assembly {
  /** A helper thread's life. Returns when it is told to stop. */
  serve(control: number, thread: number): void
  stop(control: number): void
  setActive(control: number, helpers: number): void
  /** After a trap: 1 if a helper is lost. */
  abandon(control: number): number
  probe(
    control: number,
    perThread: number,
    perTask: number,
    tasks: number,
    rounds: number,
    trap: number,
    stall: number,
  ): void

  gemm(
    control: number,
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    m: number,
    n: number,
    k: number,
    bias: number,
    activation: number,
    slope: number,
    slopes: number,
    scratch: number,
  ): void
  gemmScratch(m: number, n: number, k: number, threads: number): number

  conv2d(...values: number[]): void
  conv2dScratch(depth: number, outChannels: number, threads: number): number
  conv2dBackpropInput(...values: number[]): void
  conv2dBackpropFilter(...values: number[]): void
  conv2dBackpropFilterScratch(
    pixels: number,
    depth: number,
    outChannels: number,
    threads: number,
  ): number

  /** `window`: where `writeWindow` has put it, here and below. */
  maxPool(control: number, window: number, x: number, y: number): void
  maxPoolOfIntegers(control: number, window: number, x: number, y: number): void
  maxPoolPlaces(
    control: number,
    window: number,
    x: number,
    places: number,
    withBatch: boolean,
  ): void
  averagePool(control: number, window: number, x: number, y: number): void
  maxPoolGradient(control: number, window: number, x: number, dy: number, dx: number): void
  averagePoolGradient(control: number, window: number, dy: number, dx: number): void
  unary(
    control: number,
    name: number,
    x: number,
    y: number,
    length: number,
    p: number,
    q: number,
  ): void
  binary(
    control: number,
    name: number,
    a: number,
    b: number,
    out: number,
    rows: number,
    length: number,
    aStep: number,
    bStep: number,
    axes: number,
    spare: number,
    p: number,
    q: number,
  ): void
  compare(
    control: number,
    name: number,
    a: number,
    b: number,
    out: number,
    rows: number,
    length: number,
    aStep: number,
    bStep: number,
    axes: number,
    spare: number,
  ): void
  winogradConv2d(...values: number[]): void
  winogradScratch(...values: number[]): number
  winogradBackpropFilter(...values: number[]): void
  winogradBackpropFilterScratch(...values: number[]): number
  sgdStep(control: number, variable: number, gradient: number, size: number, factor: number): void
  momentumStep(
    control: number,
    variable: number,
    gradient: number,
    accumulation: number,
    size: number,
    factor: number,
    momentum: number,
    nesterov: number,
  ): void
  rmspropStep(
    control: number,
    variable: number,
    gradient: number,
    squares: number,
    moments: number,
    means: number,
    size: number,
    rate: number,
    decay: number,
    rest: number,
    momentum: number,
    epsilon: number,
  ): void
  adamStep(
    control: number,
    variable: number,
    gradient: number,
    first: number,
    second: number,
    size: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    rate: number,
    scale: number,
    epsilon: number,
    decay: number,
  ): void

  depthwise(
    control: number,
    window: number,
    x: number,
    filter: number,
    y: number,
    bias: number,
    activation: number,
    slope: number,
    slopes: number,
  ): void
  depthwiseBackpropInput(
    control: number,
    window: number,
    dy: number,
    filter: number,
    dx: number,
    scratch: number,
  ): void
  depthwiseBackpropInputScratch(window: number): number
  depthwiseBackpropFilter(
    control: number,
    window: number,
    x: number,
    dy: number,
    dFilter: number,
    more: boolean,
    scratch: number,
  ): void
  depthwiseBackpropFilterScratch(window: number): number
  repeatChannels(control: number, from: number, to: number, count: number, multiple: number): void
  foldChannels(control: number, from: number, to: number, count: number, multiple: number): void

  volumePatches(
    control: number,
    window: number,
    x: number,
    patches: number,
    first: number,
    last: number,
  ): void
  volumeScatter(
    control: number,
    window: number,
    x: number,
    patches: number,
    first: number,
    last: number,
  ): void

  /** `scale` and `offset` may be 0 for none, here alone. */
  batchNorm(
    control: number,
    x: number,
    mean: number,
    variance: number,
    scale: number,
    offset: number,
    epsilon: number,
    y: number,
    pixels: number,
    channels: number,
    scratch: number,
  ): void
  batchNormGradient(
    control: number,
    x: number,
    dy: number,
    mean: number,
    variance: number,
    scale: number,
    epsilon: number,
    dx: number,
    dMean: number,
    dVariance: number,
    dScale: number,
    dOffset: number,
    pixels: number,
    channels: number,
    scratch: number,
  ): void
  batchNormGradientScratch(pixels: number, channels: number): number

  /** `rows` and `columns`: where `writeSources` has put them. */
  resizeGradient(
    control: number,
    dy: number,
    dx: number,
    rows: number,
    columns: number,
    batch: number,
    height: number,
    width: number,
    channels: number,
    dyHeight: number,
    dyWidth: number,
  ): void

  copyRows(
    control: number,
    from: number,
    fromStride: number,
    to: number,
    toStride: number,
    rows: number,
    run: number,
  ): void

  reduce(
    control: number,
    name: number,
    lines: boolean,
    x: number,
    out: number,
    kept: number,
    folded: number,
    length: number,
    keptAxes: number,
    foldedAxes: number,
    scale: number,
    scratch: number,
  ): void
  reduceParts(lines: boolean, kept: number, folded: number, length: number): number
  softmax(
    control: number,
    name: number,
    x: number,
    other: number,
    out: number,
    losses: number,
    rows: number,
    length: number,
  ): void

  /** `radius`: at most the number of channels. */
  responseNorm(
    control: number,
    x: number,
    out: number,
    pixels: number,
    channels: number,
    radius: number,
    bias: number,
    alpha: number,
    beta: number,
    scratch: number,
  ): void
  responseNormGradient(
    control: number,
    x: number,
    y: number,
    dy: number,
    out: number,
    pixels: number,
    channels: number,
    radius: number,
    bias: number,
    alpha: number,
    beta: number,
    scratch: number,
  ): void
  responseNormScratch(channels: number, radius: number, threads: number): number

  /** `name`: one of `pairs`. */
  scan(
    control: number,
    name: number,
    x: number,
    out: number,
    outer: number,
    length: number,
    inner: number,
    exclusive: boolean,
    reverse: boolean,
  ): void
  topK(
    control: number,
    x: number,
    values: number,
    indices: number,
    rows: number,
    length: number,
    k: number,
    floats: boolean,
    scratch: number,
  ): void

  gather(
    control: number,
    x: number,
    indices: number,
    out: number,
    outer: number,
    count: number,
    length: number,
    width: number,
  ): void
  segmentSum(
    control: number,
    x: number,
    ids: number,
    out: number,
    rows: number,
    width: number,
    segments: number,
  ): void

  dropout(
    control: number,
    x: number,
    y: number,
    length: number,
    threshold: number,
    scale: number,
    seedLow: number,
    seedHigh: number,
  ): void
  philoxWords(to: number, ...counterAndKey: number[]): void
}

/** Runs our kernels on a heap that is somebody else's. */
export const startAssembly = async (
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<Assembly> => {
  const { exports } = await WebAssembly.instantiate(module, {
    env: { memory, now: () => performance.now() },
  })
  return exports as unknown as Assembly
}
