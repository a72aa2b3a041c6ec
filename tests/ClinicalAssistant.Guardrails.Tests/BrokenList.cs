using System.Collections;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A list that fails at every touch: a fault at a place of the test's choice.</summary>
internal sealed class BrokenList<T>(Exception failure) : IReadOnlyList<T>
{
    public int Count => throw failure;

    public T this[int index] => throw failure;

    public IEnumerator<T> GetEnumerator() => throw failure;

    IEnumerator IEnumerable.GetEnumerator() => throw failure;
}
