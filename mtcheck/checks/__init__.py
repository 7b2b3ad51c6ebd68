"""What data cannot say: functions that rules name, in four folders that know nothing of each other."""
