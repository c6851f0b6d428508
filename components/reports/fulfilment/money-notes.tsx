type Props = Readonly<{ timeZone: string; isOfShop: boolean }>

/** Which orders and refunds are summed, and which stand beside. */
export function MoneyNotes({ timeZone, isOfShop }: Props) {
  return (
    <>
      <p>
        Counted are orders by the day on which they were made ({timeZone}), as they are stored now, also where
        an earlier day is looked at. Gross is what was to be paid of all of them, whatever became of it.
        {!isOfShop && ' An order counts with all that was paid, also for what else it holds.'}
      </p>
      <p>
        Refunded is what came back of these orders, whenever it did: by refunds, or all of an order whose
        status alone says so. What is left is gross without what was cancelled and refunded; what came back of
        a cancelled order is taken off once.
      </p>
      <p>
        Amounts of two currencies are never added, and nothing is converted. A refund that names no currency
        is in that of its order. A refund in another currency than its order, and one of an order that is not
        known, stand beside and are taken off nothing.
      </p>
    </>
  )
}
