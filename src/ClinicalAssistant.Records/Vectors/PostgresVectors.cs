using System.Globalization;
using ClinicalAssistant.Core;
using Npgsql;

namespace ClinicalAssistant.Records;

/// <summary>Vectors in PostgreSQL with pgvector, for replicas that share them. Compared one by one, so that the nearest are exactly that.</summary>
public sealed class PostgresVectors : IVectorStore, IDisposable
{
    private const int Batch = 500;

    private readonly Lazy<NpgsqlDataSource> _source;

    /// <summary>Vectors in the record's database.</summary>
    /// <exception cref="WrongInputException">The record is not in PostgreSQL.</exception>
    public PostgresVectors(RecordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsPostgres)
            throw new WrongInputException("Consult:Vectors:Store is postgres, and the record is not in PostgreSQL. Set Records:Provider to postgres, or Consult:Vectors:Store to pack.");
        _source = new(() => Open(options.ConnectionText));
    }

    /// <inheritdoc />
    public VectorSpace? Find(string pack, string stamp)
    {
        using var command = _source.Value.CreateCommand("SELECT model, dimensions FROM clinical_vector_packs WHERE pack = $1 AND stamp = $2");
        command.Parameters.Add(new() { Value = pack });
        command.Parameters.Add(new() { Value = stamp });
        using var reader = command.ExecuteReader();
        return reader.Read() ? new VectorSpace(reader.GetString(0), reader.GetInt32(1)) : null;
    }

    /// <inheritdoc />
    public void Write(string pack, string stamp, VectorSpace space, IReadOnlyList<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(vectors);
        using var connection = _source.Value.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Execute(connection, "DELETE FROM clinical_vector_packs WHERE pack = $1", pack);
        Execute(connection, "INSERT INTO clinical_vector_packs (pack, stamp, model, dimensions) VALUES ($1, $2, $3, $4)", pack, stamp, space.Model, space.Dimensions);
        for (var at = 0; at < vectors.Count; at += Batch)
        {
            var places = Enumerable.Range(at, Math.Min(Batch, vectors.Count - at)).ToArray();
            Execute(connection, "INSERT INTO clinical_vectors (pack, record, embedding) SELECT $1, place, text::vector FROM unnest($2, $3) AS given (place, text)", pack, places, places.Select(place => Text(vectors[place])).ToArray());
        }

        transaction.Commit();
    }

    /// <inheritdoc />
    public IReadOnlyList<VectorMatch> Nearest(string pack, string stamp, float[] vector, int count)
    {
        ArgumentNullException.ThrowIfNull(vector);
        using var command = _source.Value.CreateCommand("""
            SELECT record, 1 - (embedding <=> $3::vector) FROM clinical_vectors JOIN clinical_vector_packs USING (pack)
            WHERE pack = $1 AND stamp = $2 AND dimensions = $4 ORDER BY embedding <=> $3::vector, record LIMIT $5
            """);
        foreach (var value in new object[] { pack, stamp, Text(vector), vector.Length, count })
            command.Parameters.Add(new() { Value = value });
        using var reader = command.ExecuteReader();
        var matches = new List<VectorMatch>();
        while (reader.Read())
            matches.Add(new VectorMatch(reader.GetInt32(0), reader.GetDouble(1)));
        return matches;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_source.IsValueCreated)
            _source.Value.Dispose();
    }

    private static NpgsqlDataSource Open(string connectionText)
    {
        var source = NpgsqlDataSource.Create(connectionText);
        try
        {
            using var command = source.CreateCommand("""
                CREATE EXTENSION IF NOT EXISTS vector;
                CREATE TABLE IF NOT EXISTS clinical_vector_packs (pack text PRIMARY KEY, stamp text NOT NULL, model text NOT NULL, dimensions integer NOT NULL);
                CREATE TABLE IF NOT EXISTS clinical_vectors (pack text NOT NULL REFERENCES clinical_vector_packs ON DELETE CASCADE, record integer NOT NULL, embedding vector NOT NULL, PRIMARY KEY (pack, record));
                """);
            command.ExecuteNonQuery();
            return source;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InsufficientPrivilege)
        {
            source.Dispose();
            throw new WrongInputException("The extension pgvector is not installed in PostgreSQL, or this user may not create it. Install it (Debian: postgresql-VERSION-pgvector) and run CREATE EXTENSION vector, or set Consult:Vectors:Store to pack.", fault);
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        command.ExecuteNonQuery();
    }

    private static string Text(float[] vector) => $"[{string.Join(',', vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";
}
