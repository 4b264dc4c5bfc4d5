/** The largest curvature of half the mean squared error of a linear model, by power iteration. */
export const largestCurvature = (rows: readonly (readonly number[])[]): number => {
  let direction = rows[0]!.map(() => 1)
  let size = 0
  for (let i = 0; i < 200; i++) {
    const product = direction.map(() => 0)
    for (const row of rows) {
      const along = row.reduce((sum, value, j) => sum + value * direction[j]!, 0) / rows.length
      for (const [j, value] of row.entries()) product[j]! += along * value
    }
    size = Math.hypot(...product)
    direction = product.map((value) => value / size)
  }
  return size
}
