namespace ClinicalAssistant.Guardrails.Tests;

public sealed class QuantizedMatrixTests
{
    private const int Rows = 6;
    private const int Columns = 48;
    private const int Vectors = 8;

    [Fact]
    public void Products_are_those_of_floating_point_numbers_but_for_rounding()
    {
        var random = new Random(7);
        var values = new sbyte[Rows * Columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = (sbyte)random.Next(-127, 128);
        float[] scales = [.. Enumerable.Range(1, Rows).Select(row => row * 0.001f)];
        float[] bias = [.. Enumerable.Range(0, Rows).Select(row => row - 2f)];
        float[] vectors = [.. Enumerable.Range(0, Vectors * Columns).Select(_ => (float)((random.NextDouble() * 20) - 10))];
        var matrix = new QuantizedMatrix(values, scales);
        var (small, smallScales, products) = (new short[vectors.Length], new float[Vectors], new float[Vectors * Rows]);
        QuantizedMatrix.Quantize(vectors, Columns, small, smallScales);
        matrix.Multiply(small, smallScales, bias, products);
        for (var vector = 0; vector < Vectors; vector++)
        {
            for (var row = 0; row < Rows; row++)
            {
                var expected = bias[row] + Enumerable.Range(0, Columns).Sum(column => (double)vectors[(vector * Columns) + column] * values[(row * Columns) + column] * scales[row]);
                Assert.Equal(expected, products[(vector * Rows) + row], 2e-2 * Rows);
            }
        }
    }

    [Fact]
    public void The_largest_numbers_of_the_widest_row_do_not_overflow()
    {
        const int Widest = 2048;
        var matrix = new QuantizedMatrix([.. Enumerable.Repeat((sbyte)127, 2 * Widest)], [1, 1]);
        var (small, scales, products) = (new short[QuantizedMatrix.Together * Widest], new float[QuantizedMatrix.Together], new float[QuantizedMatrix.Together * 2]);
        QuantizedMatrix.Quantize([.. Enumerable.Repeat(3f, small.Length)], Widest, small, scales);
        matrix.Multiply(small, scales, [0, 0], products);
        Assert.All(products, product => Assert.Equal(127.0 * 3 * Widest, product, 127.0 * 3 * Widest * 1e-4));
    }

    [Fact]
    public void A_vector_of_zeros_gives_the_bias()
    {
        var matrix = new QuantizedMatrix(new sbyte[2 * 16], [1, 1]);
        var (small, scales, products) = (new short[QuantizedMatrix.Together * 16], new float[QuantizedMatrix.Together], new float[QuantizedMatrix.Together * 2]);
        QuantizedMatrix.Quantize(new float[small.Length], 16, small, scales);
        matrix.Multiply(small, scales, [0.5f, -1], products);
        Assert.Equal([0.5f, -1, 0.5f, -1, 0.5f, -1, 0.5f, -1], products);
    }

    [Theory]
    [InlineData(3, 16)]
    [InlineData(2, 17)]
    [InlineData(2, 2064)]
    public void A_size_that_cannot_be_multiplied_is_refused(int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => new QuantizedMatrix(new sbyte[rows * columns], new float[rows]));
}
