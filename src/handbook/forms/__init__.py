"""What is generated from the models for people who write records: JSON Schema, questions and templates."""
