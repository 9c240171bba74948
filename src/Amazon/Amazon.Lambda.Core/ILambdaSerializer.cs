namespace Amazon.Lambda.Core;

/// <summary>Reads events and writes responses.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads an event.</summary>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes a response.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
