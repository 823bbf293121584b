"""Which currency a sign means, printed conversions, and US dollars at the ECB rate of the day."""
