"""What the person sees: Qt windows and the widgets they are made of."""
