import type { Column, Columns } from '../columns'
import { isMail } from '../fields/strip-personal'
import { shareOf } from './column-facts'

const BY_NAME =
  /\b(e ?mail|mail|phone|telephone|telefon|telefono|telefone|telefoon|tel|handy|mobile number|ip|ip address|ipaddress|first ?name|last ?name|full ?name|surname|vorname|nachname|familienname|customer name|user name|username|prenom|nom de famille|nombre completo|apellido|apellidos|cognome|voornaam|achternaam|sobrenome|street|address|address1|address2|strasse|anschrift|rue|direccion|indirizzo|straat|endereco|zip|postal code|postcode|plz|code postal|birthday|birth date|birthdate|date of birth|geburtsdatum|billing name|shipping name|company|credit card|iban|latitude|longitude)\b/
/** Names in which one of those words says nothing of a person. */
const NOT =
  /\b(type|domain|opt in|enabled|id|count|page address|campaign|template|url|code country|subject|status|phone model|verified)\b/
/** What is of a person within what is: `traits.name`. */
const OF_PEOPLE =
  /\b(traits|person|people|user|customer|set|profile|contact|billing|shipping|kunde|client) (name|phone|city|street|company|age|gender)\b/
const IP_V4 = /^\d{1,3}(\.\d{1,3}){3}$/
const IP_V6 = /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){5,7}$/i
const PHONE = /^(\+|00)[\d ()/-]{7,20}$/
/** Above this share of its values a column holds what they look like. */
const MANY = 0.2

/** Paths that hold what is personal, by what they are called and by their values: mail, telephone, addresses, names of people. */
export function findPersonal({ singles, lists }: Columns): readonly string[] {
  const inLists = lists.flatMap(({ fields }) => fields)
  return [...singles, ...inLists].filter(isPersonal).map(({ path }) => path)
}

function isPersonal(column: Column): boolean {
  const { words, longWords } = column
  const named = (BY_NAME.test(words) && !NOT.test(words)) || OF_PEOPLE.test(longWords)
  return named || [isMail, isAddress].some((looks) => shareOf(column, (text) => looks(text.trim())) > MANY)
}

function isAddress(text: string): boolean {
  return IP_V4.test(text) || IP_V6.test(text) || PHONE.test(text)
}
