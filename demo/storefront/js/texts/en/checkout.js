/** Address, delivery, the choice of payment. */
export const checkout = {
  checkout: "Checkout",
  contact: "Where to deliver",
  email: "E-mail",
  firstName: "First name",
  lastName: "Last name",
  phone: "Phone",
  address: "Street, house, flat",
  city: "City",
  postalCode: "Postal code",
  deliveryMethod: "Delivery",
  deliveries: {
    courier: {
      name: "Courier",
      note: "To your door, 1-3 days",
    },
    "pickup-point": {
      name: "Pick-up point",
      note: "Near you, 2-5 days",
    },
  },
  payment: "Payment",
  assist: "By card, through Assist",
  assistNote: "You go to a secure payment page and come back here.",
  onDelivery: "On delivery",
  onDeliveryNote: "In cash or by card to the courier.",
  otherProvider: "Another way",
  payAssist: "Pay with Assist",
  payAgain: "Try to pay again",
  placeOrder: "Place the order",
  yourOrder: "Your order",
  goingToAssist: "Going to the payment page…",
}
