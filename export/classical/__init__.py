"""Embeddings and hand-made features with the classifiers of scikit-learn."""
