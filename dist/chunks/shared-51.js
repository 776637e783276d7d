module.exports=require("../hunkguard.js")("./shared-51.js");
