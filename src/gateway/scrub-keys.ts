/** Names (lower case, without namespace) whose values may reach a log. Everything else is removed. */
export const SAFE_KEYS: ReadonlySet<string> = new Set([
  // what a request says besides credentials and the payer (protocol 3 to 6)
  ..."merchant_id ordernumber billnumber orderamount ordercurrency amount currency delay language format".split(" "),
  ..."cancelreason autodeposit externalrefundid country isconvert tokentype zipflag".split(" "),
  ..."tax fpmode taxationsystem paymenttype generatereceipt recurringindicator recurringminamount".split(" "),
  ..."recurringmaxamount recurringperiod recurringmaxdate recurringcount prepayment disable3ds".split(" "),
  ..."bill bill_amount bill_currency pay_until delaypayment sendnotification audience components".split(" "),
  ..."startyear startmonth startday starthour startmin endyear endmonth endday endhour endmin".split(" "),
  // what a reply or a notification says besides the payer (protocol 4, 5, 6.1, 7.3); meannumber is masked again
  ..."firstcode secondcode count testmode rate orderdate orderstate packetdate errorcode errorcategory".split(" "),
  ..."expirationtime merchantadvicecode operationtype operationstate operationdate responsecode message customermessage".split(
    " ",
  ),
  ..."recommendation recomendation meantype_id meantypename meansubtype meannumber issuebank bankcountry".split(" "),
  ..."approvalcode protocoltypename protocoltype processingname slipno authresult authrequired version eci".split(" "),
  ..."alphaauthresult challenge faultcode faultstring detail".split(" "),
  // markup around them
  ..."encoding standalone type".split(" "),
  // an HTML page that came instead: its words tell which proxy or login page it was
  ..."html head title body h1 h2 h3 h4 p div span b i strong em center li ul ol pre br hr table tr td th a".split(" "),
  ..."meta http-equiv charset content lang".split(" "),
  // containers
  ..."result orders order operations operation customer threedsdata checkdata fault charge cancel wscancel".split(" "),
  ..."orderresult orderstate pushpaymentresult envelope return".split(" "),
])

/** Names whose values go even in the `name: value` print-out, where nothing marks the end of a value. */
export const SENSITIVE_KEYS: readonly string[] = [
  ..."password login secretword secret_word salt signature checkvalue paymenttoken token access_token refresh_token hash".split(
    " ",
  ),
  ..."cardnumber cardholder cardexpirationdate expiremonth expireyear cvc2 cvc cvv csc2 pareq acsurl".split(" "),
  ..."lastname firstname middlename customer_name customer_lastname customer_middlename email customer_email".split(
    " ",
  ),
  ..."homephone workphone mobilephone phone fax customer_phone customer_mobile address city state zip".split(" "),
  ..."ipaddress clientip ordercomment customernumber personalaccount".split(" "),
]
