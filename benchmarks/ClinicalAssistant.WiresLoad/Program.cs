using ClinicalAssistant.WiresLoad;

return args switch
{
    ["fhir", .. var sizes] => FhirLoading.Run([.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]),
    ["cds", var address, var perSecond, var seconds] => await CdsLoad.RunAsync(new Uri(address), int.Parse(perSecond, System.Globalization.CultureInfo.InvariantCulture), int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fhir BYTES…            reads made lives of these sizes\n       cds URL PER_SECOND SECONDS  calls the order-sign service of a server on loopback at a fixed rate");
    return 2;
}
