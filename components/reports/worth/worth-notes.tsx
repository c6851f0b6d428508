/** What is assumed, in plain words. */
export function WorthNotes() {
  return (
    <>
      <p>
        The units that reach a step in the days chosen are stretched to a quarter of a year. One point more of
        them pass; those go on to check out as the others do now. If they were less keen, and only seven of
        ten went on as the others do, gains at the first step would be seven tenths of what is shown.
      </p>
      <p>
        “Best quarter from” is the rate that a quarter of the products of the same category exceed (of the
        whole shop, where the category has fewer than four). Rates are drawn towards their category, the more
        the fewer counts there are, so that luck is not taken for room to grow.
      </p>
      <p>
        The 95 % interval says how well both rates are known, not whether the gain can be had: this compares
        products, it is no experiment. Revenue is the mean quantity in an order times the price of today.
      </p>
    </>
  )
}
