namespace ClinicalAssistant.EncoderTraining;

/// <summary>A tensor of floats.</summary>
internal sealed record OnnxTensor(long[] Shape, float[] Values)
{
    /// <summary>A matrix with rows and columns exchanged.</summary>
    public OnnxTensor Turned()
    {
        var (rows, columns) = ((int)Shape[0], (int)Shape[1]);
        var turned = new float[Values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                turned[(column * rows) + row] = Values[(row * columns) + column];
        }

        return new OnnxTensor([columns, rows], turned);
    }
}
