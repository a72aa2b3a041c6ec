using ClinicalAssistant.Core;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClinicalAssistant.Records;

/// <summary>Registers the record.</summary>
public static class RecordServices
{
    /// <summary>One <see cref="RecordStore"/> for the host, also as its <see cref="IConsultRecorder"/>.</summary>
    /// <exception cref="WrongInputException">A setting cannot be used; thrown here, at start.</exception>
    public static IServiceCollection AddRecords(this IServiceCollection services, RecordOptions options)
    {
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RecordStore(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<TextProtection>()));
        services.AddSingleton(static provider => provider.GetRequiredService<RecordStore>().Audit);
        services.AddSingleton(static provider => provider.GetRequiredService<RecordStore>().Keys);
        services.AddSingleton(static provider => provider.GetRequiredService<RecordStore>().Documents);
        services.AddSingleton<IConsultRecorder>(static provider => provider.GetRequiredService<RecordStore>());
        return services;
    }
}
