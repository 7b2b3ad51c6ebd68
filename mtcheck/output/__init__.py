"""What people and programs read: findings as text and JSON, cleaned texts as differences."""
