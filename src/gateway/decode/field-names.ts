/**
 * Every field name a reply is documented to hold (seed 003, seed 004, protocol 4 to 6): in the CSV print-out nothing
 * but the next known name marks the end of a value.
 */
export const REPLY_FIELDS: ReadonlySet<string> = new Set([
  ..."ordernumber orderidnumber billnumber testmode ordercomment orderamount ordercurrency orderdate orderstate".split(
    " ",
  ),
  ..."firstname lastname middlename email rate packetdate signature checkvalue errorcode errorcategory".split(" "),
  ..."merchantadvicecode firstcode secondcode continueurl fraud_state fraud_reason".split(" "),
  ..."operationtype operationstate operationdate amount currency responsecode message customermessage".split(" "),
  ..."recommendation approvalcode protocoltypename protocoltype processingname slipno ipaddress clientip".split(" "),
  ..."meantype_id meantypename meansubtype meannumber cardholder cardexpirationdate issuebank bankcountry".split(" "),
  ..."authresult authrequired version alphaauthresult challenge eci pareq acsurl chequeitems".split(" "),
])
